extension EnglishWords {
  /// Names of people, and words for them.
  static let people = """
    given-name: Aaron, Abdul, Abdullah, Abraham, Adam, Adrian, Ahmad, Ahmed, Alan, Albert, Alex, Alexander, Alexandra, \
    Alexei, Alfred, Ali, Alice, Alicia, Alison, Allen, Amanda, Amber, Amir, Amy, Ana, Andrea, Andreas, Andrei, Andrew, \
    Andy, Angela, Angelina, Ann, Anna, Anne, Annie, Anthony, Antonio, Ariana, Arnold, Arthur, Ashley, Ashton, Austin, \
    Barack, Barbara, Barry, Bashar, Ben, Benjamin, Bernard, Bernie, Beth, Betty, Bill, Billy, Bob, Bobby, Boris, Brad, \
    Brandon, Brenda, Brian, Britney, Bruce, Bruno, Bryan, Calvin, Cameron, Carl, Carla, Carlos, Carol, Caroline, \
    Catherine, Charles, Charlie, Charlotte, Chloe, Chris, Christian, Christina, Christine, Christopher, Claire, Clara, \
    Claudia, Colin, Connor, Craig, Curtis, Cynthia, Dale, Dan, Daniel, Danny, Darren, Dave, David, Dean, Deborah, Debra, \
    Demi, Denis, Dennis, Derek, Diana, Diane, Diego, Dimitri, Dmitry, Dominic, Don, Donald, Donna, Dorothy, Doug, Douglas, \
    Drake, Duncan, Dylan, Ed, Eddie, Edgar, Edith, Edmund, Eduardo, Edward, Edwin, Eleanor, Elena, Eli, Elizabeth, Ellen, \
    Elliot, Elsie, Elton, Emily, Emma, Emmanuel, Eric, Erik, Ernest, Ethan, Eugene, Eva, Evan, Evelyn, Fatima, Felix, \
    Fernando, Fiona, Frances, Francesco, Francis, Francois, Frank, Franklin, Fred, Frederick, Gabriel, Gareth, Gary, Gavin, \
    Geoffrey, George, Georgia, Gerald, Gerard, Gerhard, Giovanni, Giuseppe, Glenn, Gordon, Grace, Graham, Greg, Gregory, \
    Guy, Hamid, Hannah, Hans, Harold, Harriet, Harry, Hassan, Heather, Heidi, Helen, Helmut, Henri, Henry, Herbert, \
    Herman, Hillary, Howard, Hugh, Hugo, Hussein, Ian, Ibrahim, Igor, Ingrid, Irene, Iris, Isaac, Isabel, Isabella, \
    Ismail, Ivan, Jack, Jackie, Jacob, Jacques, Jake, Jamal, James, Jamie, Jan, Jane, Janet, Jared, Jason, Javier, Jay, \
    Jean, Jeff, Jeffrey, Jennifer, Jenny, Jeremy, Jerome, Jerry, Jesse, Jessica, Jill, Jim, Jimmy, Joan, Joanna, Joe, Joel, \
    Johan, John, Johnny, Jon, Jonathan, Jordan, Jorge, Jose, Joseph, Josh, Joshua, Joyce, Juan, Judith, Judy, Julia, \
    Julian, Julie, Julius, Justin, Kamal, Karen, Karim, Karl, Kate, Katherine, Kathleen, Kathryn, Katie, Katy, Keith, \
    Kelly, Ken, Kenneth, Kevin, Khaled, Khalid, Kim, Kofi, Kristen, Kurt, Kyle, Lady, Larry, Laura, Lauren, Lawrence, Lee, \
    Leo, Leon, Leonard, Leonardo, Leslie, Lewis, Liam, Lily, Linda, Lindsay, Lisa, Liz, Logan, Louis, Louise, Luca, Lucas, \
    Lucy, Luis, Luke, Lydia, Madeline, Mahmoud, Malcolm, Malik, Marc, Marcel, Marco, Marcus, Margaret, Maria, Marie, \
    Marilyn, Mario, Marion, Mark, Martha, Martin, Mary, Mateo, Matt, Matthew, Maurice, Max, Maxwell, Megan, Melissa, \
    Michael, Michel, Michelle, Miguel, Mike, Mikhail, Miles, Miley, Milton, Miriam, Mitch, Mitt, Mohamed, Mohammad, \
    Mohammed, Molly, Monica, Morgan, Muammar, Muhammad, Murray, Mustafa, Nancy, Naomi, Natalie, Natasha, Nathan, Neil, \
    Nelson, Niall, Nicholas, Nick, Nicola, Nicolas, Nicole, Nigel, Nikki, Nina, Noah, Noel, Nora, Norman, Oliver, Olivia, \
    Omar, Oscar, Osama, Otto, Owen, Pablo, Pamela, Pat, Patricia, Patrick, Paul, Paula, Pedro, Peggy, Penny, Perry, Peter, \
    Phil, Philip, Philippe, Phillip, Phoebe, Pierre, Rachel, Rafael, Ralph, Ramon, Randy, Raul, Ray, Raymond, Rebecca, \
    Ricardo, Richard, Rick, Ricky, Rihanna, Rita, Rob, Robert, Roberto, Robin, Rodney, Roger, Roland, Romeo, Ron, Ronald, \
    Rosa, Rose, Ross, Roy, Ruby, Rupert, Russell, Ruth, Ryan, Salah, Sally, Salman, Sam, Samantha, Samuel, Sandra, Sara, \
    Sarah, Saul, Scott, Sean, Sebastian, Selena, Sergei, Sergey, Sergio, Seth, Shane, Shannon, Sharon, Shaun, Shawn, \
    Sheila, Sherlock, Shirley, Sidney, Silvio, Simon, Sofia, Sophia, Sophie, Stalin, Stan, Stanley, Stella, Stephanie, \
    Stephen, Steve, Steven, Stuart, Sue, Susan, Sylvia, Tariq, Taylor, Ted, Teresa, Terry, Thatcher, Theodore, Theresa, \
    Thomas, Tiffany, Tim, Timothy, Tina, Todd, Tom, Tommy, Tony, Tracy, Travis, Trevor, Tyler, Ursula, Valerie, Vanessa, \
    Vera, Veronica, Victor, Victoria, Vincent, Viktor, Violet, Virginia, Vladimir, Walter, Wanda, Warren, Wayne, Wendy, \
    Will, William, Winston, Xavier, Yasser, Yusuf, Yves, Zach, Zayn, Zoe
    surname: Abbas, Abbott, Adams, Ahmadinejad, Allen, Anderson, Assad, Atkinson, Bailey, Baker, Barnes, Bell, Bennett, \
    Berlusconi, Bieber, Biden, Blair, Bloomberg, Boehner, Bolton, Brooks, Brown, Bush, Butler, Campbell, Carter, Castro, \
    Chavez, Cheney, Churchill, Clark, Clegg, Clinton, Clooney, Cohen, Collins, Cook, Cooper, Corbyn, Cox, Cruz, Cuomo, \
    Davies, Davis, Depp, Diaz, Edwards, Einstein, Erdogan, Evans, Farage, Fernandez, Fisher, Fleming, Foster, Franco, \
    Gandhi, Garcia, Gates, Gaddafi, Giuliani, Gibson, Gomez, Gonzalez, Gorbachev, Graham, Gray, Green, Griffin, Hall, \
    Hamilton, Harper, Harris, Harrison, Hernandez, Hill, Hitler, Hollande, Howard, Hughes, Hunt, Jackson, Jenkins, Jobs, \
    Johnson, Jones, Kardashian, Kelly, Kennedy, Kerry, Khan, King, Kissinger, Kohl, Lee, Lenin, Lewis, Lincoln, Lopez, \
    Macron, Major, Mandela, Martin, Martinez, McCain, McDonald, Medvedev, Merkel, Miliband, Miller, Mitchell, Mitterrand, \
    Modi, Moore, Morgan, Morris, Mubarak, Murdoch, Murphy, Murray, Mussolini, Nasser, Nehru, Nelson, Netanyahu, Nixon, \
    Obama, Osborne, Palin, Parker, Patel, Pelosi, Pence, Perez, Perry, Phillips, Powell, Price, Putin, Rahman, Ramirez, \
    Reagan, Reed, Reid, Rice, Richardson, Rivera, Roberts, Robinson, Rodriguez, Rogers, Romney, Roosevelt, Ross, Rubio, \
    Sanchez, Sanders, Sarkozy, Schmidt, Scott, Shakespeare, Shaw, Silva, Simpson, Singh, Smith, Stewart, Sullivan, Swift, \
    Taylor, Thatcher, Thompson, Trudeau, Truman, Trump, Turner, Walker, Ward, Washington, Watson, White, Williams, Wilson, \
    Winfrey, Wood, Woods, Wright, Yeltsin, Young, Zuckerberg
    star: Justin Bieber, Lady Gaga, Taylor Swift, Katy Perry, Miley Cyrus, Selena Gomez, Harry Styles, Niall Horan, Liam Payne, \
    Louis Tomlinson, Zayn Malik, Kanye West, Jay Z, Beyonce, Rihanna, Eminem, Adele, Shakira, Madonna, Kim Kardashian, \
    Nicki Minaj, Bruno Mars, Britney Spears, Ariana Grande, Ed Sheeran, Barack Obama, Donald Trump, Hillary Clinton, David \
    Cameron, Gordon Brown, Tony Blair, Angela Merkel, Vladimir Putin, Steve Jobs, Bill Gates, Cristiano Ronaldo, Lionel \
    Messi, Messi, Ronaldo, Rooney, Wayne Rooney, LeBron James, LeBron, Kobe, Kobe Bryant, Tiger Woods, Usain Bolt, Roger \
    Federer, Rafael Nadal, Michael Jackson, Elvis, Lady Di, Oprah, Ellen, Drake, Usher, Snoop Dogg, Lil Wayne, Chris Brown, \
    Charlie Sheen, Lindsay Lohan, Robert Pattinson, Kristen Stewart, Taylor Lautner, Jonas Brothers, Joe Jonas, Nick Jonas, \
    Demi Lovato, Santa, Santa Claus, Jesus, Jesus Christ, God, Allah, Buddha, Batman, Superman, Spiderman, Harry Potter
    title: Mr, Mr., Mrs, Mrs., Ms, Ms., Miss, Dr, Dr., Sir, Lord, Lady, Dame, Prof, Prof., Professor, Rev., Reverend, Rabbi, \
    Imam, Sheikh, Shaikh, Ayatollah, Pope, Father, Sister, Brother, Saint, St., King, Queen, Prince, Princess, Emperor, \
    Empress, Duke, Duchess, Count, Countess, Earl, Baron, Emir, Sultan, Gen., General, Col., Colonel, Lt., Lieutenant, \
    Capt., Captain, Maj., Major, Sgt., Sergeant, Cpl., Corporal, Pvt., Private, Adm., Admiral, Brig., Brigadier, Marshal, \
    Commander, Sen., Senator, Rep., Representative, Gov., Governor, President, Vice President, Prime Minister, Chancellor, \
    Premier, Secretary, Minister, Ambassador, Judge, Justice, Mayor, Congressman, Congresswoman, Councillor, Speaker, \
    Chairman, Chief, Detective, Inspector, Officer, Sheriff, Constable, Coach, Aunt, Uncle, Madame, Monsieur, Madam, Senor
    role: spokesman, spokeswoman, spokesperson, spokesmen, president, vice-president, premier, minister, ministers, \
    secretary, secretaries, chancellor, senator, senators, governor, governors, mayor, mayors, lawmaker, lawmakers, \
    legislator, legislators, politician, politicians, leader, leaders, chief, chiefs, chairman, chairwoman, chair, \
    director, directors, executive, executives, head, heads, official, officials, officer, officers, commander, \
    commanders, general, generals, admiral, colonel, captain, lieutenant, sergeant, ambassador, ambassadors, envoy, \
    envoys, diplomat, diplomats, negotiator, negotiators, mediator, mediators, representative, representatives, delegate, \
    delegates, adviser, advisers, advisor, advisors, aide, aides, candidate, candidates, nominee, deputy, deputies, judge, \
    judges, prosecutor, prosecutors, lawyer, lawyers, attorney, attorneys, analyst, analysts, expert, experts, economist, \
    economists, scientist, scientists, researcher, researchers, doctor, doctors, physician, physicians, nurse, nurses, \
    medic, medics, teacher, teachers, professor, professors, journalist, journalists, reporter, reporters, correspondent, \
    correspondents, photographer, editor, editors, author, authors, writer, writers, novelist, poet, philosopher, \
    historian, historians, actor, actors, actress, singer, singers, artist, artists, musician, director, producer, player, \
    players, coach, manager, managers, owner, owners, founder, founders, member, members, monarch, king, queen, prince, \
    princess, emperor, pope, bishop, bishops, priest, priests, cleric, clerics, imam, pastor, activist, activists, \
    campaigner, campaigners, dissident, dissidents, monitor, monitors, observer, observers, inspector, inspectors, \
    witness, witnesses, suspect, suspects, defendant, defendants, victim, victims, survivor, survivors, hostage, hostages, \
    prisoner, prisoners, detainee, detainees, inmate, inmates, captive, captives, assassin, killer, gunman, attacker, \
    attackers, bomber, bombers, sniper, snipers, driver, drivers, pilot, pilots, farmer, farmers, worker, workers, \
    employee, employees, shopkeeper, student, students, businessman, businessmen, tycoon, banker, bankers, investor, \
    investors, trader, traders, engineer, engineers, architect, servant, servants
    group-noun: troops, soldiers, soldier, forces, force, fighters, fighter, rebels, rebel, insurgents, insurgent, militants, \
    militant, militia, militias, militiamen, guerrillas, guerrilla, gunmen, terrorists, terrorist, jihadists, jihadist, \
    extremists, extremist, islamists, islamist, loyalists, separatists, separatist, mercenaries, peacekeepers, peacekeeper, \
    marines, commandos, paratroopers, police, policemen, policeman, policewoman, guards, guard, gendarmes, firefighters, \
    rescuers, volunteers, volunteer, recruits, conscripts, veterans, civilians, civilian, residents, resident, villagers, \
    villager, inhabitants, citizens, citizen, locals, people, population, families, family, children, child, women, woman, \
    men, man, girls, girl, boys, boy, youths, youth, elders, tribesmen, refugees, refugee, migrants, migrant, asylum-seekers, \
    evacuees, displaced, pilgrims, tourists, passengers, passenger, protesters, protester, protestors, demonstrators, \
    demonstrator, rioters, marchers, crowd, crowds, mob, strikers, voters, voter, supporters, supporter, followers, \
    opponents, opponent, critics, critic, allies, ally, partners, partner, foes, foe, enemies, enemy, smugglers, smuggler, \
    traffickers, pirates, robbers, thieves, gang, gangs, cartel, cartels, looters, hackers, conservatives, liberals, \
    democrats, republicans, socialists, communists, nationalists, islamists, royalists, unionists, greens, team, teams, \
    crew, crews, staff, personnel, servicemen, members, delegation, delegations, coalition, alliance, alliances, regime, \
    government, governments, administration, authorities, authority, opposition, cabinet, parliament, congress, senate, \
    army, armies, navy, military, air force, airforce, battalion, brigade, brigades, division, regiment, unit, units, \
    squad, platoon, convoy, cell, cells, faction, factions, wing, leadership, command
    kin: mother, father, mom, mum, mommy, dad, daddy, parents, brother, brothers, sister, sisters, son, sons, daughter, daughters, \
    wife, wives, husband, husbands, uncle, aunt, cousin, cousins, nephew, niece, grandfather, grandmother, grandson, \
    granddaughter, widow, widower, bride, fiance, baby, babies, kid, kids, friend, friends, neighbour, neighbours, neighbor, \
    neighbors, lady, ladies, gentleman, gentlemen, fellow, stranger, child, lad, guy, guys, lover, boyfriend, girlfriend
    """
}
